// Search, filters with their state in the URL, deep links, the theme switch and the keyboard.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId('filter');
  const rules = [...document.querySelectorAll('article.rule')];
  const sections = [...document.querySelectorAll('section.section')];
  const entries = new Map([...document.querySelectorAll('.contents li')].map((item) => [item.dataset.section, item]));
  const matrixRows = new Map(
    [...document.querySelectorAll('#matrix tr[data-rule]')].map((row) => [row.dataset.rule, row]),
  );
  const matrixBodies = [...document.querySelectorAll('#matrix tbody')];
  const fields = ['q', 'status', 'subject', 'level', 'section'];
  const texts = new Map();

  /** The fragment is an anchor and, after a question mark, the filters: #31.4/left-to-right?level=language */
  function readLocation() {
    const [anchor = '', query = ''] = location.hash.slice(1).split('?');
    return { anchor: decode(anchor), filters: new URLSearchParams(query) };
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function fragmentOf(anchor, filters) {
    const query = filters.toString();
    const path = encodeURI(anchor).replaceAll('?', '%3F');
    return `#${path}${query === '' ? '' : `?${query}`}`;
  }

  function filtersOfForm() {
    const filters = new URLSearchParams();
    for (const name of fields) {
      const value = form.elements[name].value.trim();
      if (value !== '') filters.set(name, value);
    }
    return filters;
  }

  function fillForm(filters) {
    for (const name of fields) {
      const control = form.elements[name];
      control.value = filters.get(name) ?? '';
      // A value that this page does not have: an unknown subject, say.
      if (control.selectedIndex === -1) control.value = '';
    }
    if (fields.some((name) => name !== 'q' && form.elements[name].value !== '')) byId('filters').open = true;
  }

  function textOf(rule) {
    let text = texts.get(rule);
    if (text === undefined) {
      text = rule.textContent.replace(/\s+/g, ' ').toLowerCase();
      texts.set(rule, text);
    }
    return text;
  }

  function admits(rule, filters, words) {
    const { level, section, verdicts } = rule.dataset;
    if (filters.has('level') && filters.get('level') !== level) return false;
    if (filters.has('section') && filters.get('section') !== section) return false;
    const [status, subject] = [filters.get('status'), filters.get('subject')];
    if (status === 'differs') {
      if (!('differs' in rule.dataset)) return false;
    } else if (status !== null) {
      const found = verdicts.split(' ');
      const fits =
        subject === null ? found.some((word) => word.endsWith(`:${status}`)) : found.includes(`${subject}:${status}`);
      if (!fits) return false;
    }
    return words.every((word) => textOf(rule).includes(word));
  }

  function apply() {
    const filters = filtersOfForm();
    const words = (filters.get('q') ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const counts = new Map();
    let shown = 0;
    for (const rule of rules) {
      const visible = admits(rule, filters, words);
      rule.hidden = !visible;
      const row = matrixRows.get(rule.id);
      if (row !== undefined) row.hidden = !visible;
      if (visible) {
        shown++;
        counts.set(rule.dataset.section, (counts.get(rule.dataset.section) ?? 0) + 1);
      }
    }
    const filtered = [...filters.keys()].length > 0;
    for (const section of sections) section.hidden = filtered && !counts.has(section.dataset.section);
    for (const body of matrixBodies) body.hidden = filtered && !counts.has(body.dataset.section);
    for (const [id, entry] of entries) entry.classList.toggle('empty', filtered && !counts.has(id));
    byId('nothing').hidden = shown > 0;
    byId('found').value = filtered ? `${shown} of ${rules.length} rules` : '';
    for (const button of document.querySelectorAll('.found [data-clear]')) button.hidden = !filtered;
    openFailures(filters);
    highlight(words);
  }

  /** Who asks for failures wants to see them. */
  function openFailures(filters) {
    const wanted = filters.get('status');
    const subject = filters.get('subject');
    for (const failure of document.querySelectorAll('details.failure')) {
      const shown = failure.classList.contains('words') ? 'text' : 'failed';
      const open = wanted === shown && (subject === null || failure.dataset.subject === subject);
      if (open || 'opened' in failure.dataset) failure.open = open;
      if (open) failure.dataset.opened = '';
      else delete failure.dataset.opened;
    }
  }

  /** Marks the words that were searched for, where the browser can do so without touching the page. */
  function highlight(words) {
    if (!('highlights' in CSS)) return;
    CSS.highlights.delete('found');
    if (words.length === 0) return;
    const ranges = [];
    for (const rule of rules) {
      if (rule.hidden || ranges.length > 2000) continue;
      const walker = document.createTreeWalker(rule, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            if (at + word.length > node.length) break;
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  }

  /** Shows what an anchor names: filters that hide it are lifted, what is folded around it is opened. */
  function goTo(anchor) {
    for (const element of document.querySelectorAll('.target')) element.classList.remove('target');
    if (anchor === '') return;
    const target = byId(anchor);
    if (target === null) return;
    if (target.closest('[hidden]') !== null) {
      clear();
      history.replaceState(null, '', fragmentOf(anchor, new URLSearchParams()));
    }
    for (let fold = target.closest('details'); fold !== null; fold = fold.parentElement.closest('details'))
      fold.open = true;
    if (target.matches('.rule, .example')) target.classList.add('target');
    target.scrollIntoView();
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  }

  function clear() {
    fillForm(new URLSearchParams());
    apply();
  }

  let current = new URLSearchParams();

  /** After a link, a typed address, or back and forward. A link without filters of its own keeps those that are set. */
  function follow() {
    const { anchor, filters } = readLocation();
    if (location.hash.includes('?')) fillForm(filters);
    else if ([...current.keys()].length > 0) history.replaceState(null, '', fragmentOf(anchor, current));
    apply();
    goTo(anchor);
    current = filtersOfForm();
  }

  let waiting;
  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      apply();
      current = filtersOfForm();
      const { anchor } = readLocation();
      const fragment = fragmentOf(anchor, current);
      history.replaceState(null, '', fragment === '#' ? location.pathname + location.search : fragment);
    }, 80);
  }

  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const button of document.querySelectorAll('[data-clear]')) {
    button.addEventListener('click', () => {
      fillForm(new URLSearchParams());
      changed();
      form.elements.q.focus();
    });
  }
  addEventListener('hashchange', follow);
  // A second click on the same link scrolls again.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link !== null && link !== undefined && link.getAttribute('href') === location.hash) goTo(readLocation().anchor);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches?.('input, select, textarea, [contenteditable]');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      form.elements.q.focus();
      form.elements.q.select();
    } else if (event.key === 'Escape' && event.target === form.elements.q) {
      if (form.elements.q.value === '') form.elements.q.blur();
      else {
        form.elements.q.value = '';
        changed();
      }
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target === form.elements.q) {
      const first = rules.find((rule) => !rule.hidden);
      if (first !== undefined) goTo(first.id);
    }
  });

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const button = byId('theme');
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
  function nameTheme() {
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Change to the ${isDark() ? 'light' : 'dark'} theme`);
  }
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('callspec-theme', theme);
    } catch {
      // Not kept, then.
    }
    nameTheme();
  });
  dark.addEventListener('change', nameTheme);
  nameTheme();

  const narrow = matchMedia('(max-width: 60rem)');
  const fold = () => {
    byId('contents').open = !narrow.matches;
  };
  narrow.addEventListener('change', fold);
  fold();

  const seen = new Set();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const first = sections.find((section) => seen.has(section));
      if (first === undefined) return;
      for (const [id, entry] of entries) {
        const link = entry.querySelector('a');
        if (id === first.dataset.section) {
          link.setAttribute('aria-current', 'true');
          const list = entry.closest('.side');
          const [top, bottom] = [entry.offsetTop, entry.offsetTop + entry.offsetHeight];
          if (
            list.scrollHeight > list.clientHeight &&
            (top < list.scrollTop || bottom > list.scrollTop + list.clientHeight)
          ) {
            list.scrollTop = top - list.clientHeight / 2;
          }
        } else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-20% 0px -70% 0px' },
  );
  for (const section of sections) observer.observe(section);

  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
  });

  follow();
})();
