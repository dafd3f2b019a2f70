import fc from 'fast-check';

// The same commit gives the same result. `PROPERTY_SEED=$RANDOM npm run unit` looks where nobody looked before.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
