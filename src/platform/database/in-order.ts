/** Waits for statements that were sent one behind the other; of several that fail the first one says why. */
export const inOrder = async (sent: readonly (Promise<unknown> | undefined)[]): Promise<void> => {
  const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
