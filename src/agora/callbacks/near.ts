import { BlockList, isIPv6 } from 'node:net';

/** This machine, and private networks (RFC 1918 and 4193, but not 6598). */
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8);
NEAR.addSubnet('10.0.0.0', 8);
NEAR.addSubnet('172.16.0.0', 12);
NEAR.addSubnet('192.168.0.0', 16);
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');

/** Whether an IP address is of this machine or of a private network. Link-local ones are not: clouds serve secrets there. */
export const isNear = (address: string): boolean => NEAR.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whether a name that has these addresses is near: one far address of it is enough to be led out by. */
export const areNear = (addresses: readonly string[]): boolean =>
  addresses.length > 0 && addresses.every(isNear);
