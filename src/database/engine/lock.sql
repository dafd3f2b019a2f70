ATTACH ':memory:' AS store (COMPRESS);
USE store;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET enable_external_access = false;
-- Tables are compressed when that is asked for, not whenever so much was written.
SET checkpoint_threshold = '64GB';
SET lock_configuration = true;
