import { z } from 'zod';

// The page's Content-Security-Policy forbids `new Function`, which Zod would try when it makes its first
// schema: this module is imported before any other.
z.config({ jitless: true });
