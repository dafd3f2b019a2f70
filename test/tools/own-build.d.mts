/** What `define` puts into a build: its commit and that commit's day, or null. */
export function definedBuild(): { readonly __BUILD__: string };
