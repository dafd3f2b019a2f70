import { isObject } from '../../records/unknown';

/** Names of lists that describe columns, not rows. */
const describing = /^(columns|fields|schema|names|expand)$/i;
/** What an answer says of itself: OData and search engines begin such names with a sign. */
const paging =
  /^([@_$].*|count|total.*|size|took|timed_out|start_?at|max_?(results|score)|next.*|prev.*|page.*|offset|limit|status.*|code|success(ful)?|message|is_?last|has_?more|object|kind|version|value|relation|failed|skipped|name|request_?id|results?_?count)$/i;

/** Paths of the empty lists in it; undefined where it holds a row, or a field that is not about the answer itself. */
function emptyLists(value: Record<string, unknown>, path: string): string[] | undefined {
  const found: string[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const own = path === '' ? name : `${path}.${name}`;
    if (Array.isArray(inner)) {
      if (inner.length === 0) found.push(own);
      else if (/^tables$/i.test(name) && inner.every(isObject)) {
        for (const table of inner) {
          const empty = emptyLists(table, own);
          if (empty === undefined) return undefined;
          found.push(...empty);
        }
      } else if (!describing.test(name)) return undefined;
    } else if (isObject(inner)) {
      const empty = emptyLists(inner, own);
      if (empty === undefined) return undefined;
      found.push(...empty);
    } else if (!paging.test(name)) return undefined;
  }
  return found;
}

/** Is a JSON value the answer of a query that found nothing, such as `{"value":[]}`, and nothing else? */
export function isEmptyAnswer(value: Record<string, unknown>): boolean {
  const lists = emptyLists(value, '');
  return lists !== undefined && lists.some((path) => !describing.test(path.split('.').at(-1) ?? path));
}
