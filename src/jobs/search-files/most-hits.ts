/** Texts that so many records hold narrow nothing: the search stops there. The engine takes their places as one value. */
export const mostHits = 50_000;
/** Fewer characters are not searched for. */
export const shortest = 2;
