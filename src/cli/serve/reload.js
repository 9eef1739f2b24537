// Loads the page again after the next build, and shows what the last one reported.
(function () {
  'use strict';
  var panel = null;

  function show(notice) {
    if (panel) panel.remove();
    panel = null;
    if (!notice) return;
    panel = document.createElement('aside');
    panel.className = 'leporello-notice';
    panel.setAttribute('role', 'status');
    var text = document.createElement('pre');
    text.textContent = notice;
    text.tabIndex = 0;
    var close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', function () { show(''); });
    panel.append(close, text);
    document.body.append(panel);
  }

  function ask(known) {
    fetch('/.leporello/state' + (known ? '?tried=' + known.tried : ''))
      .then(function (answer) { return answer.json(); })
      .then(function (now) {
        if (known && now.published !== known.published) { location.reload(); return; }
        if (!known || now.tried !== known.tried) show(now.notice);
        ask(now);
      })
      .catch(function () { setTimeout(function () { ask(known); }, 1000); });
  }

  ask(null);
})();
