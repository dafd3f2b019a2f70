import { version } from '../../package.json';

/** The version of the app that is running. */
export const ownVersion: string = version;
