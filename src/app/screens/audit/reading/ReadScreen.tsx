/** One case of a draw at a time, blind. */
export default function ReadScreen() {
  return <h1 className="verdict">Read cases</h1>;
}
