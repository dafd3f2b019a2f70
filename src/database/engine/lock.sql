ATTACH ':memory:' AS store (COMPRESS);
USE store;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET enable_external_access = false;
SET lock_configuration = true;
