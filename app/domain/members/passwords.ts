/** The costly part of passwords, as the hub hands it to actions: few at once, and a bounded number waiting. */
export type Passwords = {
  hash: (password: string) => Promise<string | 'busy'>
  /**
   * Which of these hashes the password fits; -1 for none. It takes the same time whether a hash is there or not, and wherever it fits.
   */
  find: (hashes: readonly (string | null)[], password: string) => Promise<number | 'busy'>
}
