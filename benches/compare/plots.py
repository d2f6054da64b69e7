"""Bars as SVG, written by hand: small, and legible on light and dark pages."""

from html import escape

from files import MESSAGES
from goals import STARTS, faster, median_start

# Colours that follow the reader's choice of light or dark.
STYLE = """text{font:13px sans-serif;fill:#222}.b{fill:#9aa5b1}.o{fill:#2f7d4f}
@media(prefers-color-scheme:dark){text{fill:#ddd}.b{fill:#66717d}.o{fill:#58b882}}"""
LEFT, WIDTH, LINE = 190, 420, 22


def write(results, folder):
    """The plots for which there are results; their names."""
    made = [plot for plot in (speed(results), start(results)) if plot[2]]
    for name, title, bars in made:
        (folder / f"{name}.svg").write_text(svg(title, bars))
    return [name for name, _, _ in made]


def speed(results):
    what = ("speed", MESSAGES[0], "pretty", "10MB")
    names = results.each("program", part="speed", size="10MB")
    bars = [(name, faster(results, *what, "xmllint --stream", name), name == "isoproof") for name in names]
    title = f"Times the speed of xmllint --stream, 10 MB {MESSAGES[0]}, one core"
    return "speed", title, sorted((bar for bar in bars if bar[1]), key=lambda bar: -bar[1])


def start(results):
    bars = [
        (f"{message}, {program}", median_start(results, message, program), program == "isoproof")
        for message in results.each("message", part="start")
        for program in STARTS
    ]
    return "start", "Milliseconds of CPU, start to verdict, 5 kB", bars


def svg(title, bars):
    longest, height = max(value for _, value, _ in bars), LINE * (len(bars) + 1) + 16
    lines = [bar(i, name, value, value / longest, ours) for i, (name, value, ours) in enumerate(bars)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 70} {height}">'
        f"<style>{STYLE}</style>\n"
        f'<text x="8" y="20">{escape(title)}</text>\n{"".join(lines)}</svg>\n'
    )


def bar(index, name, value, share, ours):
    top, length = LINE * (index + 1) + 10, max(1, round(share * WIDTH))
    return (
        f'<text x="{LEFT - 8}" y="{top + 13}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{length}" height="{LINE - 6}" class="{"o" if ours else "b"}"/>'
        f'<text x="{LEFT + length + 6}" y="{top + 13}">{value:.3g}</text>\n'
    )
