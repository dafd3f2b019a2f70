import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { requireUnit } from './domain';

/**
 * The number in [0, 1) by which an incident is drawn: the first 52 bits of SHA-256 over the UTF-8 text
 * “seed incident”, divided by 2⁵². Who has seed and log computes it again with any SHA-256 tool; who writes the log
 * without knowing the seed cannot choose it.
 */
export function drawNumber(seed: string, incident: string): number {
  return Number.parseInt(bytesToHex(sha256(utf8ToBytes(`${seed} ${incident}`))).slice(0, 13), 16) / 2 ** 52;
}

/** The number that decides whether a second reader reads the incident too; independent of the draw's own. */
export function secondReaderNumber(seed: string, incident: string): number {
  return drawNumber(`${seed} second`, incident);
}

/**
 * Poisson sampling: each incident by itself, drawn where its number is below its probability. So a larger
 * probability only adds to a sample, and the incidents below the smallest probability are a uniform sample.
 * Throws RangeError on a probability outside [0, 1]. Source: Hájek (1964); Särndal, Swensson, Wretman (1992), §3.5.
 */
export function isDrawn(number: number, probability: number): boolean {
  requireUnit(probability, 'probability of being drawn');
  return number < probability;
}
