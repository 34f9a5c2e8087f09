"""Texts that want to run in the browser of whoever reads them, and what is there if one could."""

EVIL = '<img src=x onerror="alert(1)"><svg onload=alert(1)><script>alert(1)</script>'
EVIL_LINKS = "[一](javascript:alert(1)) [二](data:text/html;base64,PHNjcmlwdD4=) ![三](https://elsewhere.example/p.png)"
HARM = """() => {
    const all = [...document.querySelectorAll('#main *')];
    const runs = all.filter(one => [...one.attributes].some(({ name }) => name.startsWith('on')));
    const leads = all.filter(one => /^(javascript|data):/i.test(one.getAttribute('href') ?? ''));
    const loads = all.filter(one => one.matches('script, iframe, object, embed, img[src="x"], img[src^="https:"]'));
    return [...runs, ...leads, ...loads].map(one => one.outerHTML.slice(0, 80));
}"""
