/** What whoever typed the command can mend. The message is one line for them. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}
