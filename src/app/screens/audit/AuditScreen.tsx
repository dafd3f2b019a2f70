/** What must be read to judge a scope: the plan, the draw, and what came of it. */
export default function AuditScreen() {
  return <h1 className="verdict">Audit</h1>;
}
