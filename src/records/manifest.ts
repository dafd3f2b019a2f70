import { z } from 'zod';

const path = z.string().min(1).max(2048);

/**
 * A list of logs, of reports, or of both, that a team hosts beside the app: `?load=path/manifest.json`. Paths
 * start at the manifest.
 */
export const manifestSchema = z
  .object({
    title: z.string().max(200).optional(),
    files: z
      .array(z.union([path, z.object({ path, zone: z.string().max(100).optional() })]))
      .max(1000)
      .default([]),
    reports: z.array(path).max(1000).default([]),
  })
  .refine(({ files, reports }) => files.length + reports.length > 0, {
    path: ['files'],
    message: 'neither a file nor a report is named',
  });
export type Manifest = z.infer<typeof manifestSchema>;
