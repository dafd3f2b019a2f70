SELECT event_id, file, line, byte_offset, byte_length, release_id, name, role, component_name, version, digest
FROM bundles
WHERE release_id = ?
ORDER BY event_id, component_index
LIMIT 200
