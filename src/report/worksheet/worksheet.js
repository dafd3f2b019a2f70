// Runs inside a worksheet, which has no network: what it needs is in the page.
'use strict';
(async () => {
  const byId = (id) => document.getElementById(id);
  const { draw, scope, reader, group, cases, rules, lacks } = JSON.parse(byId('worksheet').textContent);
  const form = byId('answer');
  const keptAs = `shadowproof.worksheet ${draw} ${reader}`;
  const idleAfter = 60000;
  let [answers, isKept, isSaved, spent] = [[], true, true, 0];
  let at = performance.now();
  let active = at;

  const say = (id, text) => {
    byId(id).textContent = text;
  };
  const trouble = (text) => {
    say('trouble', text);
    byId('trouble').hidden = false;
  };
  const add = (parent, tag, text, className) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    parent.append(element);
    return element;
  };
  const plain = (word) => word.replaceAll('_', ' ');
  const timeWords = (text) => {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? text : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  };

  // What is on the page must be what was drawn: an altered case is not asked.
  const sha256 = async (text) => {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  if (!globalThis.crypto?.subtle) {
    trouble('This browser cannot check the cases. Open the worksheet in a current browser, from a file.');
    return;
  }
  const read = [];
  for (const { digest, text } of cases)
    if ((await sha256(text)) === digest) read.push({ digest, ...JSON.parse(text) });
  const altered = cases.length - read.length;
  if (altered > 0)
    trouble(
      `${altered} of ${cases.length} cases were altered after they were drawn. They are not shown. Ask for a new worksheet.`,
    );

  const keep = () => {
    try {
      localStorage.setItem(keptAs, JSON.stringify(answers));
    } catch {
      isKept = false;
    }
  };
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs) ?? '[]');
    if (Array.isArray(kept)) answers = kept.filter((each) => read.some(({ digest }) => digest === each.case));
    isSaved = answers.length === 0;
  } catch {
    isKept = false;
  }

  const addUp = () => {
    const now = performance.now();
    const until = document.hidden ? at : Math.min(now, active + idleAfter);
    spent += Math.max(0, until - at);
    at = now;
  };
  const move = () => {
    addUp();
    active = at;
  };
  for (const each of ['keydown', 'pointermove', 'pointerdown', 'wheel'])
    addEventListener(each, move, { passive: true, capture: true });
  document.addEventListener('visibilitychange', () => {
    addUp();
    if (!document.hidden) active = at;
  });
  setInterval(addUp, 1000);

  const current = () => read.find(({ digest }) => !answers.some((each) => each.case === digest));
  const chosen = (name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(({ value }) => value);
  const isWarranted = () => chosen('reading')[0] === 'warranted';

  const facts = ({ opened, workflow, severity, findings }) => {
    const list = byId('facts');
    list.replaceChildren();
    for (const [title, value] of [
      ['Opened', timeWords(opened)],
      ['Workflow', workflow],
      ['Severity', severity === null ? '' : plain(severity)],
      [findings.length === 1 ? 'Finding' : 'Findings', findings.join(', ')],
    ]) {
      if (value === '') continue;
      add(list, 'dt', title);
      add(list, 'dd', value);
    }
  };
  const items = (id, all) => {
    const list = byId(id);
    list.replaceChildren();
    for (const { title, verdict, more } of all) {
      const item = add(list, 'li', '');
      add(item, 'b', title);
      if (verdict) add(item, 'span', verdict);
      add(item, 'span', more.filter(Boolean).join(' · '), 'q');
    }
  };
  const targets = (resources) => {
    byId('targets').replaceChildren();
    for (const { uid, name } of resources) {
      const label = add(byId('targets'), 'label', '', 'check answer-choice');
      Object.assign(add(label, 'input', ''), { type: 'checkbox', name: 'target', value: uid });
      add(label, 'span', name ?? uid);
    }
  };

  const show = () => {
    const open = current();
    const progress = byId('progress');
    progress.max = Math.max(1, read.length);
    progress.value = answers.length;
    say('progress-words', `${answers.length} of ${read.length} cases read`);
    say(
      'saved',
      isKept ? '' : 'This browser does not keep your answers: save them before you close the worksheet.',
    );
    byId('save').disabled = answers.length === 0;
    byId('undo').disabled = answers.length === 0;
    byId('case').hidden = open === undefined;
    byId('done').hidden = open !== undefined;
    say('lack', '');
    if (open === undefined) {
      byId('save-done').focus();
      return;
    }
    const { shown } = open;
    say('place', `Case ${answers.length + 1}`);
    say('case-title', shown.incident);
    facts(shown);
    const resources = shown.resources ?? [];
    byId('resources-title').hidden = resources.length === 0;
    items(
      'resources',
      resources.map(({ uid, type, name, criticality }) => ({
        title: name ?? uid,
        more: [type, name && uid, criticality && `${plain(criticality)} criticality`],
      })),
    );
    byId('no-evidence').hidden = shown.evidence.length > 0;
    items(
      'evidence',
      shown.evidence.map(({ uid, name, provenance, trust, observed_time, verdict }) => ({
        ...{ title: name ?? uid, verdict },
        more: [provenance, trust && plain(trust), timeWords(observed_time), name && uid],
      })),
    );
    form.reset();
    targets(resources);
    byId('which').hidden = true;
    spent = 0;
    at = active = performance.now();
    byId('case-title').parentElement.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  const lackOf = (answer, resources) => {
    if (answer.reading === undefined) return lacks.reading;
    if (answer.reading === 'skipped') return answer.reason.trim() === '' ? lacks.reason : undefined;
    if (answer.reading !== 'warranted') return undefined;
    if (answer.categories.length === 0) return lacks.category;
    const needs = answer.categories.some((each) => rules.acting.includes(each)) && resources.length > 0;
    return needs && answer.targets.length === 0 ? lacks.target : undefined;
  };
  const save = (isSkip) => {
    const open = current();
    if (open === undefined) return;
    addUp();
    const other = form.elements.other.value.trim();
    const isYes = isWarranted() && !isSkip;
    const answer = {
      case: open.digest,
      time: new Date().toISOString(),
      seconds: Math.min(86400, Math.round(spent / 1000)),
      reading: isSkip ? 'skipped' : chosen('reading')[0],
      categories: isYes ? chosen('category') : [],
      targets: isYes ? [...new Set([...chosen('target'), other])].filter((each) => each !== '') : [],
      sure: isSkip ? null : (chosen('sure')[0] ?? null),
      reason: form.elements.reason.value,
    };
    const lack = lackOf(answer, open.shown.resources ?? []);
    if (lack !== undefined) {
      say('lack', lack);
      if (isSkip) form.elements.reason.focus();
      return;
    }
    answers.push(answer);
    isSaved = false;
    keep();
    show();
  };
  const undo = () => {
    const last = answers.pop();
    if (last === undefined) return;
    keep();
    show();
    for (const [name, values] of [
      ['reading', [last.reading]],
      ['category', last.categories],
      ['target', last.targets],
      ['sure', [last.sure]],
    ])
      for (const box of form.querySelectorAll(`[name="${name}"]`)) box.checked = values.includes(box.value);
    form.elements.reason.value = last.reason;
    byId('which').hidden = !isWarranted();
    spent = last.seconds * 1000;
  };

  const warranted = ({ reading, categories, targets: on }) => {
    if (reading === 'not_needed') return { warranted_actions: [{ category: 'none' }] };
    if (reading !== 'warranted') return {};
    return {
      warranted_actions: categories.flatMap((category) =>
        rules.acting.includes(category) && on.length > 0
          ? on.map((resource_uid) => ({ category, resource_uid }))
          : [{ category }],
      ),
    };
  };
  const recordsOf = (answer) => {
    const short = draw.slice(0, 16);
    const reason = answer.reason.trim();
    const { decisions } = read.find(({ digest }) => digest === answer.case);
    return decisions.map((decision_id, place) => ({
      schema_version: '1.1',
      event_type: 'verdict',
      event_id: ['audit', short, answer.case.slice(0, 16), reader, answer.time, place].join('/'),
      time: answer.time,
      decision_id,
      verdict: rules.verdicts[answer.reading],
      ...warranted(answer),
      basis: 'second_analyst',
      final: answer.reading !== 'skipped',
      blind: true,
      author: { uid: reader, ...(group === null ? {} : { group }), kind: 'human' },
      ...(answer.sure === null ? {} : { confidence: rules.sureness[answer.sure] }),
      ...(reason === '' ? {} : { reason_text: reason }),
      sampling: { draw: short, case: answer.case, seconds: answer.seconds },
    }));
  };
  const saveFile = () => {
    const lines = answers.flatMap(recordsOf).map((record) => `${JSON.stringify(record)}\n`);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(lines, { type: 'application/jsonl' }));
    // Two readers' files must not take each other's place.
    const by = reader.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60);
    link.download = `audit-answers-${draw.slice(0, 8)}-${by}.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    isSaved = true;
    say('saved', answers.length === 1 ? 'Saved 1 answer.' : `Saved ${answers.length} answers.`);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save(false);
  });
  form.addEventListener('input', () => {
    say('lack', '');
    byId('which').hidden = !isWarranted();
  });
  byId('skip').addEventListener('click', () => save(true));
  for (const id of ['undo', 'undo-done']) byId(id).addEventListener('click', undo);
  for (const id of ['save', 'save-done']) byId(id).addEventListener('click', saveFile);
  addEventListener('beforeunload', (event) => !isSaved && !isKept && event.preventDefault());
  addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const isTyping = target.matches('input:not([type="radio"]):not([type="checkbox"])');
    if (event.key === 'Escape' && isTyping) {
      byId('case-title').parentElement.focus();
      return;
    }
    if (event.key === 'Enter' && !target.closest('button') && current() !== undefined) {
      event.preventDefault();
      save(false);
      return;
    }
    if (isTyping) return;
    const key = event.key.toLowerCase();
    const box = /^[a-z0-9]$/.test(key) ? form.querySelector(`[data-key="${key}"]`) : null;
    if (key === 's') save(true);
    else if (key === 'z') undo();
    else if (current() === undefined) return;
    else if (key === 'r') form.elements.reason.focus();
    else if (key === 't' && isWarranted())
      byId('which').querySelector('[name="target"], [name="other"]').focus();
    else if (box) {
      if (box.name === 'category' && !isWarranted()) form.querySelector('[value="warranted"]').click();
      box.click();
    } else return;
    event.preventDefault();
  });
  say('scope', scope);
  say('reader', `Reader ${reader}`);
  show();
})();
