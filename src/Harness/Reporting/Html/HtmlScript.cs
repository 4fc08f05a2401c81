using System.Security.Cryptography;
using System.Text;

namespace Harness.Reporting.Html;

/// <summary>
/// What the page does beyond showing itself: it finds cases and copies commands. Texts reach it as data only, and without it everything but the list of
/// cases can be read.
/// </summary>
internal static class HtmlScript
{
    public const string Code = """
        'use strict';
        document.documentElement.classList.add('scripted');

        const told = document.getElementById('told');
        const byHand = text => {
          const area = document.createElement('textarea');
          area.value = text;
          area.className = 'unseen';
          area.readOnly = true;
          const before = document.activeElement;
          document.body.append(area);
          area.select();
          const done = document.execCommand('copy');
          area.remove();
          if (before) before.focus();
          return done;
        };
        const copy = async text => {
          try { await navigator.clipboard.writeText(text); return true; } catch { return byHand(text); }
        };
        document.addEventListener('click', async event => {
          const button = event.target.closest('button[data-copy]');
          if (!button) return;
          const done = await copy(button.dataset.text || button.closest('.command').querySelector('code').textContent);
          told.textContent = done ? `Copied: ${button.dataset.copy}` : 'The browser forbids copying here. Select the text instead.';
          button.classList.toggle('done', done);
          setTimeout(() => { button.classList.remove('done'); told.textContent = ''; }, 4000);
        });

        const reveal = () => {
          const target = document.getElementById(location.hash.slice(1));
          if (!target) return;
          for (let around = target.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
          target.scrollIntoView();
        };
        addEventListener('hashchange', reveal);
        document.addEventListener('click', event => {
          const link = event.target.closest('a[href^="#case-"]');
          if (link && link.hash === location.hash) reveal();
        });
        if (location.hash) reveal();

        const data = document.getElementById('case-rows');
        if (data) {
          const page = 100;
          const find = document.getElementById('find');
          const outcome = document.getElementById('outcome');
          const found = document.getElementById('found');
          const more = document.getElementById('more');
          const body = document.querySelector('#case-table tbody');
          const kinds = [...outcome.options].slice(1);
          const rows = JSON.parse(data.textContent).map(([name, kind, wait, rules, number]) =>
            ({ name, kind, wait, rules, number, text: `${name} ${rules} ${kinds[kind].text}`.toLowerCase() }));
          rows.sort((one, other) => one.kind - other.kind);
          let hits = rows;
          let shown = 0;
          const make = (tag, look, ...inside) => {
            const element = document.createElement(tag);
            if (look) element.className = look;
            element.append(...inside);
            return element;
          };
          const row = one => {
            const name = make('bdi', '', one.name);
            let link = name;
            if (one.number) { link = make('a', '', name); link.href = `#case-${one.number}`; }
            const head = make('th', '', link);
            head.scope = 'row';
            const button = make('button', '', 'Copy replay');
            button.type = 'button';
            button.dataset.copy = 'replay';
            button.dataset.text = `b2c-harness replay '${one.name}'`;
            button.setAttribute('aria-label', `Copy replay of ${one.name}`);
            const kind = kinds[one.kind];
            return make('tr', '', make('td', '', make('span', `word ${kind.dataset.look}`, kind.text)), head, make('td', '', one.rules), make('td', 'number', one.wait), make('td', '', button));
          };
          const tell = () => {
            more.hidden = shown === hits.length;
            found.textContent = hits.length === 0 ? 'No case is like that.' : `${hits.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')} cases` + (more.hidden ? '.' : `, the first ${shown.toLocaleString('en')} shown.`);
          };
          const add = () => {
            body.append(...hits.slice(shown, shown + page).map(row));
            shown = Math.min(shown + page, hits.length);
            tell();
          };
          const search = () => {
            const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
            hits = rows.filter(one => (outcome.value === '' || one.kind === Number(outcome.value)) && words.every(word => one.text.includes(word)));
            shown = 0;
            body.replaceChildren();
            add();
          };
          find.addEventListener('input', search);
          outcome.addEventListener('change', search);
          more.addEventListener('click', () => {
            const next = shown;
            add();
            const target = body.rows[next].querySelector('a, button');
            if (target) target.focus();
          });
          search();
        }
        """;

    /// <summary>What the page's policy allows to run, and nothing else.</summary>
    public static string Hash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Code)))}";
}
