'use strict';

// The token lives as long as the page, and is written nowhere.
let token = '';
const id = name => document.getElementById(name);
const percent = p => (100 * p).toFixed(1) + ' %';

async function ask(path, options = {}) {
  const headers = token ? {Authorization: 'Bearer ' + token} : {};
  const answer = await fetch(path, {...options, headers});
  id('access').hidden = answer.status !== 401;
  if (answer.status === 401) {
    id('token').focus();
    throw new Error('Give the token of this node, then try again.');
  }
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error + ' (' + body.code + ')');
  }
  return body;
}

function say(text) {
  id('status').textContent = text;
}

async function introduce() {
  try {
    const release = await ask('v1/release');
    id('release').textContent =
        `${release.name} ${release.version} · ${release.variant} on ${release.provider}` + (release.fallback ? ` (${release.fallback})` : '');
    const list = id('evidence');
    list.replaceChildren();
    for (const [term, text] of Object.entries(evidence(release))) {
      const dt = document.createElement('dt');
      const dd = document.createElement('dd');
      dt.textContent = term;
      dd.textContent = text;
      list.append(dt, dd);
    }
  } catch (problem) {
    say(problem.message);
  }
}

function evidence(release) {
  const point = release.operatingPoint;
  const proof = release.evidence;
  return {
    'Operating point': point
        ? `${percent(point.threshold)}: sensitivity ${percent(point.sensitivity)}, specificity ${percent(point.specificity)}, chosen on ${point.chosenOn}`
        : 'none: no decision is given',
    'Evidence': proof
        ? `AUC ${proof.auc.toFixed(3)} (${proof.ci95.map(x => x.toFixed(3)).join(' to ')}), ${proof.n} images of ${proof.patients} patients: ${proof.dataset}, ${proof.split}`
        : 'none is in this release',
    'Intended use': release.intendedUse,
  };
}

async function score(files) {
  if (files.length === 0) {
    return;
  }
  say(`Scoring ${files.length} file${files.length > 1 ? 's' : ''} …`);
  id('results').replaceChildren();
  id('together').hidden = true;
  const form = new FormData();
  // Names of files may be names of patients: they stay here.
  files.forEach((file, i) => form.append('file', file, 'file' + i));
  try {
    const answer = await ask('v1/score?image=true&heatmap=true', {method: 'POST', body: form});
    answer.results.forEach(result => id('results').append(card(result, files[result.file].name, answer.operatingPoint)));
    together(answer, files);
    const refused = answer.results.filter(result => result.refusal).length;
    say(`${answer.results.length - refused} scored, ${refused} refused. ${answer.researchUse}`);
  } catch (problem) {
    say(problem.message);
  }
}

function card(result, name, point) {
  const card = id('result').content.cloneNode(true).querySelector('article');
  const part = selector => card.querySelector(selector);
  part('h2').textContent = result.laterality ? `${name} · ${result.laterality} ${result.view}` : name;
  if (result.refusal) {
    part('.verdict').classList.add('refused');
    part('.verdict').textContent = `Refused: ${result.refusal.message} (${result.refusal.code})`;
    return card;
  }
  pictures(part, result);
  part('.verdict').textContent =
      `Probability of malignancy ${percent(result.probability)}` + verdict(result.probability, point);
  scale(part('.scale'), result.probability, point);
  part('.pixels').textContent = 'Pixels: ' + result.intensity;
  for (const warning of result.warnings) {
    const item = document.createElement('li');
    item.textContent = warning;
    part('.warnings').append(item);
  }
  return card;
}

function verdict(probability, point) {
  if (point === null) {
    return '';
  }
  return probability >= point ? ', at or above the operating point' : ', below the operating point';
}

function pictures(part, result) {
  part('.pictures').hidden = false;
  part('.grey').src = 'data:image/png;base64,' + result.image;
  if (!result.heatmap) {
    part('.map').remove();
    return;
  }
  part('.map').src = 'data:image/png;base64,' + result.heatmap;
  const slider = part('.opacity input');
  const map = part('.map');
  part('.opacity').hidden = false;
  slider.addEventListener('input', () => { map.style.opacity = slider.value / 100; });
}

function scale(svg, probability, point) {
  svg.hidden = false;
  svg.removeAttribute('hidden');
  svg.setAttribute('aria-label', percent(probability) + (point === null ? '' : ', operating point ' + percent(point)));
  svg.querySelector('.here').setAttribute('cx', 100 * probability);
  const line = svg.querySelector('.point');
  if (point === null) {
    line.remove();
  } else {
    line.setAttribute('x1', 100 * point);
    line.setAttribute('x2', 100 * point);
  }
}

function together(answer, files) {
  const rows = [
    ...answer.breasts.map(group => ['Breast ' + group.laterality, group]),
    ...answer.studies.map(group => ['Study', group]),
  ];
  const section = id('together');
  section.hidden = rows.length === 0;
  const table = document.createElement('table');
  row(table.createTHead(), 'th', ['Together', 'Files', 'Mean', 'At the operating point']);
  const body = table.createTBody();
  for (const [name, group] of rows) {
    row(body, 'td', [name, group.files.map(i => files[i].name).join(', '), percent(group.probability), group.decision ?? '–']);
  }
  section.replaceChildren(table);
}

function row(parent, kind, texts) {
  const tr = parent.insertRow();
  for (const text of texts) {
    const cell = document.createElement(kind);
    cell.textContent = text;
    tr.append(cell);
  }
}

id('files').addEventListener('change', event => score([...event.target.files]));
id('access').addEventListener('submit', event => {
  event.preventDefault();
  token = id('token').value;
  say('');
  introduce();
});
const drop = id('drop');
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  drop.addEventListener(kind, event => {
    event.preventDefault();
    drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop') {
      score([...event.dataTransfer.files]);
    }
  });
}
introduce();
