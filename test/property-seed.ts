import fc from 'fast-check';

// The same commit gives the same result: `npm test` takes the seed from it. `PROPERTY_SEED=$RANDOM npm run unit` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
