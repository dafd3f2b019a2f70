-- The stated windows and ranks of the accounting join, one name each.
CREATE OR REPLACE MACRO duplicate_window() AS INTERVAL 1 HOUR;
CREATE OR REPLACE MACRO join_window() AS INTERVAL 24 HOUR;
