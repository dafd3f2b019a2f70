/** What tells a report of ours from any other page, and where its numbers begin and end. */
export const generator = 'Shadowproof report';
export const numbersStart = '<script type="application/json" id="shadowproof-numbers" data-sha256="';
export const numbersEnd = '</script>';
export const fileEnd = '</body>\n</html>\n';

export const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
