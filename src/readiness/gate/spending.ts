/**
 * α for the k-th candidate bundle for one tier, α·6/(π²k²): over however many bundles are tried, the
 * chance of promoting one that stands at the limit adds up to at most α. `releaseIndex` counts from 1.
 */
export function alphaOfRelease(alpha: number, releaseIndex: number): number {
  if (!Number.isInteger(releaseIndex) || releaseIndex < 1) {
    throw new RangeError(`releaseIndex counts from 1, got ${releaseIndex}`);
  }
  return (alpha * 6) / (Math.PI * releaseIndex) ** 2;
}
