CAST(
      CASE WHEN counted THEN 1 ELSE 0 END
      + CASE WHEN counted AND is_error THEN 2 ELSE 0 END
      + CASE WHEN is_open THEN 4 ELSE 0 END
      + CASE WHEN counted AND is_error AND is_unrecorded THEN 8 ELSE 0 END
      + CASE WHEN is_severe THEN 16 ELSE 0 END
      + CASE WHEN is_young THEN 32 ELSE 0 END AS DOUBLE
    )
