import { main as report } from '../../src/cli/report';

/** Runs `report` once for each list of arguments, one after the other. */
export async function main([runs = '[]']: string[]): Promise<number> {
  for (const args of JSON.parse(runs) as string[][]) {
    const code = await report(args);
    if (code !== 0) return code;
  }
  return 0;
}
