import { bytesToHex } from '@noble/hashes/utils.js';

/** So many bytes of chance from the browser or Node, in hex; also where a page comes without HTTPS. */
export const randomHex = (bytes: number): string => bytesToHex(crypto.getRandomValues(new Uint8Array(bytes)));
