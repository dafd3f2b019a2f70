export default function SqlScreen() {
  return <p>Being built.</p>;
}
