import { config } from 'zod/v4/core';

// The Content-Security-Policy forbids `new Function`, in workers too, which Zod would try when it makes its first
// schema: this module is imported before any other.
config({ jitless: true });
