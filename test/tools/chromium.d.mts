/** Path of an executable Chromium. Throws with the four ways tried when none can be had. */
export declare function findChromium(): Promise<string>;
