/** Trusted Types, as far as this page uses them: what its policy gives is taken where a text would be refused. */
interface Policy {
  createHTML(text: string): unknown;
  createScriptURL(text: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { [Rule in keyof Policy]?: (text: string) => string | null }): Policy;
}

/** The page's Content-Security-Policy names this one, and `default`, which every text meets that none has made. */
const policyName = 'shadowproof';

const isOwn = (address: string): boolean => {
  const { origin, protocol } = new URL(address, location.href);
  return origin === location.origin && ['blob:', 'http:', 'https:'].includes(protocol);
};

function createPolicy(): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  return trustedTypes?.createPolicy(policyName, {
    createHTML: (text) => text,
    createScriptURL: (address) => {
      if (!isOwn(address)) throw new TypeError(`${address} is no script of this origin.`);
      return address;
    },
  });
}

/** Lets a library empty an element by setting its markup to nothing (React Aria, what it announced); any other text stays refused. */
export function letElementsBeEmptied(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? text : null) });
}

let policy: Policy | undefined;
let isCreated = false;
const ownPolicy = (): Policy | undefined => {
  if (!isCreated) policy = createPolicy();
  isCreated = true;
  return policy;
};

/** The page of a report that this app wrote, every text of it escaped, for a frame in which nothing runs. */
export const trustedReport = (html: string): string =>
  (ownPolicy()?.createHTML(html) as string | undefined) ?? html;

/** The address of a script of this origin. Throws a TypeError for any other. */
export const trustedScript = (address: string): string =>
  (ownPolicy()?.createScriptURL(address) as string | undefined) ?? address;
