// Stands in index.html itself: says what is wrong where the page's modules do not come, or nothing
// moves any more. Old JavaScript on purpose: what cannot read the modules must read this.
(function () {
  var stalledAfter = 20000;
  var begun = Date.now();
  var told = false;
  var script = 'web/shell/main.js';

  function find(id) { return document.getElementById(id); }

  function tell(sentence) {
    if (told || !find('loading') || find('loading').hidden) return;
    told = true;
    find('progress-text').textContent = sentence;
    find('progress-bar').parentNode.hidden = true;
    find('loading').setAttribute('role', 'alert');
  }

  function whenThere(work) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work);
    else work();
  }

  // --- what went wrong with a script that did not come ---
  function isScript(type) { return /javascript|ecmascript/i.test(type || ''); }

  function name(url) { return url.split('?')[0].split('/').slice(-3).join('/'); }

  function describe(url, answer) {
    if (!answer) return 'The server does not answer. Check the connection, then reload.';
    if (answer.status === 404) return name(url) + ' is missing on the server. Whoever runs this site has to upload it again.';
    if (!answer.ok) return name(url) + ' could not be loaded: the server answers ' + answer.status + '. Reload, or tell whoever runs this site.';
    if (!isScript(answer.headers.get('content-type'))) {
      return 'The server sends ' + name(url) + ' as "' + (answer.headers.get('content-type') || 'nothing')
        + '", and browsers start no such script: whoever runs this site has to let it send text/javascript.';
    }
    return null;
  }

  // Some hosts show a folder's page at its address without the slash, where nothing else is found.
  function withSlash() {
    if (/\/$|\.[^/]*$/.test(location.pathname)) return null;
    return location.pathname + '/';
  }

  function ask(url, then) {
    if (!window.fetch) return then(null);
    return fetch(url).then(then, function () { then(null); });
  }

  function askAll(urls) {
    if (urls.length === 0) {
      tell('Descent\'s scripts came and could not be started: this browser may be too old, or blocks them. Update it, or try another one.');
      return;
    }
    ask(urls[0], function (answer) {
      var sentence = describe(urls[0], answer);
      if (sentence) tell(sentence);
      else askAll(urls.slice(1));
    });
  }

  function lookForCause() {
    if (told || location.protocol === 'file:') return;
    if (window.origin === 'null') {
      tell('The frame around this page is sandboxed and lets it load nothing. Whoever wrote that page has to add allow-same-origin to the frame\'s sandbox.');
      return;
    }
    var folder = withSlash();
    ask(folder ? folder + script : '', function (answer) {
      if (folder && answer && answer.ok && isScript(answer.headers.get('content-type'))) {
        location.replace(folder + location.search + location.hash);
        return;
      }
      var links = document.querySelectorAll('link[rel="modulepreload"], script[type="module"]');
      askAll([].map.call(links, function (link) { return link.href || link.src; }));
    });
  }

  addEventListener('error', function (event) {
    var source = event.target;
    if (source && source.tagName === 'SCRIPT' && source.type === 'module') whenThere(lookForCause);
  }, true);
  document.addEventListener('securitypolicyviolation', function (event) {
    if (!/^script/.test(event.effectiveDirective) || /wasm|eval|inline/.test(event.blockedURI)) return;
    if (window.origin === 'null') return whenThere(lookForCause); // where the page's own policy knows no 'self'
    whenThere(function () {
      tell('This page\'s Content-Security-Policy does not allow its own scripts. Whoever runs this site has to add \'self\' to its script-src.');
    });
  });

  // --- what can be known at once, and what only time tells ---
  whenThere(function () {
    if (location.protocol === 'file:') {
      tell('Browsers do not run Descent from a file: it has to come from a web server. In the folder of this file, "python3 -m http.server" is one; then open http://localhost:8000.');
      return;
    }
    if (!('noModule' in document.createElement('script'))) {
      tell('This browser is too old for Descent. Update it, or use a newer Chrome, Edge, Firefox or Safari.');
      return;
    }
    var words = find('progress-text');
    var seen = words.textContent;
    var timer = setInterval(function () {
      if (told || find('loading').hidden) {
        clearInterval(timer);
        return;
      }
      if (words.textContent !== seen || !/^Loading/.test(seen)) {
        seen = words.textContent;
        begun = Date.now();
        return;
      }
      if (Date.now() - begun < stalledAfter) return;
      begun = Date.now();
      seen = seen.replace(/ Nothing has come .*/, '') + ' Nothing has come for a while: check the connection, or reload.';
      words.textContent = seen;
    }, 1000);
  });
}());
