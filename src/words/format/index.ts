export * from './characters';
export * from './number';
export * from './rate';
export * from './time';
