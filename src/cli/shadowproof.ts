import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { ownVersion } from '../records/own-version';
import { errorText } from '../records/unknown';
import { serve } from './static-host.mjs';

type Main = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, { readonly about: string; readonly main: () => Promise<Main> }>> = {
  evaluate: {
    about: 'judge logs: which agent may act alone, where, and what speaks against it',
    main: async () => (await import('./evaluate')).main,
  },
  report: {
    about: 'write the report of a decision, as one file that can be checked',
    main: async () => (await import('./report')).main,
  },
  audit: {
    about: 'plan, draw and check a sample of cases to read',
    main: async () => (await import('./audit')).main,
  },
  verify: {
    about: 'check a signed statement and the files that it was made from',
    main: async () => (await import('./verify')).main,
  },
  serve: { about: 'the app in your browser, from this machine only', main: async () => serveApp },
  completion: {
    about: 'a script that completes commands and options in your shell',
    main: async () => (await import('./completion')).main,
  },
};

const usage = `usage: shadowproof COMMAND [ARGUMENTS…]

${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join('\n')}

shadowproof COMMAND --help says what each takes.`;

const serveUsage = `usage: shadowproof serve [--port N]

The app on this machine only; without --port any that is free. Ctrl+C stops it.`;

/** The built app lies one folder above the built commands. */
async function serveApp(args: readonly string[]): Promise<number> {
  const [option, given, ...more] = args;
  const port = Number(given ?? 0);
  const isAsked = option === undefined || (option === '--port' && given !== undefined);
  if (option === '--help' && given === undefined) {
    process.stdout.write(`${serveUsage}\n`);
    return 0;
  }
  if (!isAsked || more.length > 0 || !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    process.stderr.write(`${serveUsage}\n`);
    return 1;
  }
  try {
    const address = await serve({ root: fileURLToPath(new URL('..', import.meta.url)), port });
    process.stdout.write(
      `Your own logs:    ${address}\nThe sample data:  ${address}?load=sample-data/manifest.json\n`,
    );
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n`);
    return 1;
  }
  return new Promise(() => undefined);
}

/** The packed command. Exit codes are those of its commands; 1 for none or another. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' && rest.length === 0) {
    process.stdout.write(`shadowproof ${ownVersion}\n`);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const isHelp = name === '--help' && rest.length === 0;
    (isHelp ? process.stdout : process.stderr).write(`${usage}\n`);
    return isHelp ? 0 : 1;
  }
  return (await command.main())(rest);
}

// As the packed command this module is what runs, also in the threads that read large logs.
if (import.meta.env.PROD) {
  // Left to itself V8 keeps what a large log leaves behind until its heap has grown to several times of what is used.
  setFlagsFromString('--heap-growing-percent=40');
  // An answer that nobody could read is none: a full disk, a reader that has gone.
  process.stdout.on('error', (reason) => {
    process.stderr.write(`Standard output: ${reason.message}\n`);
    process.exit(1);
  });
  const run = isMainThread ? main : (await import('./reading-thread')).main;
  process.exitCode = await run(process.argv.slice(2));
}
