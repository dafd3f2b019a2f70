/** Path of an executable Firefox. Throws with the ways tried when none can be had. */
export function findFirefox(): string;
