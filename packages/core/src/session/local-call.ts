/** Whether a call is answered on the device, from the pack and what was said, so that nothing leaves for it. */
export function isLocalCall(name: string): boolean {
  return name.startsWith('local.');
}
