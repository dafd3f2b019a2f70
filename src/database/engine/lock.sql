ATTACH ':memory:' AS store (COMPRESS);
USE store;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET enable_external_access = false;
-- Every checkpoint writes the last row group again: at the default of 16 MB a load spends half its time there.
SET checkpoint_threshold = '128MB';
SET lock_configuration = true;
