/** How an address that is stored as it was typed is compared: as its key was made when it was read. */
export function addressKeyOf(address: string): string {
  return address.toLowerCase().normalize('NFC')
}

/** Whether the database refused a change because the address has been shown to be another account's. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'member_addresses_verified'
}
