"""Scaling curves as an SVG: logarithmic in both directions, two panels."""

import math

COLOURS = {"ours": "#0a7d4b", "upstream": "#c0392b", "limit": "#7f8c8d"}
NAMES = {"ours": "uasyncio", "upstream": "upstream asyncio", "limit": "limit: a bare C loop"}
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 430, 330, 62, 48, 46
LOW, HIGH = 10, 1000  # us
STYLE = "font-family='sans-serif' font-size='12' fill='#333'"


def series(found, prefix):
    """[(k, us)] of the results prefix_k."""
    return sorted((int(name.rsplit("_", 1)[1]), value) for name, value in found.items()
                  if name.startswith(prefix) and name[len(prefix):].isdigit())


def panel(x0, title, xlabel, curves):
    most = max(k for points in curves.values() for k, _ in points)
    least = min(k for points in curves.values() for k, _ in points)

    def x(k):
        return x0 + LEFT + (WIDTH - LEFT - 20) * math.log(k / least) / math.log(most / least)

    def y(us):
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - math.log(us / LOW) / math.log(HIGH / LOW))

    parts = ["<text x='%d' y='24' %s font-weight='bold'>%s</text>" % (x0 + LEFT, STYLE, title)]
    for us in (10, 20, 50, 100, 200, 500, 1000):
        parts.append("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ddd'/>" % (x0 + LEFT, x0 + WIDTH - 20, y(us), y(us)))
        parts.append("<text x='%d' y='%.1f' text-anchor='end' %s>%d us</text>" % (x0 + LEFT - 6, y(us) + 4, STYLE, us))
    for k in sorted({k for points in curves.values() for k, _ in points}):
        parts.append("<text x='%.1f' y='%d' text-anchor='middle' %s>%d</text>" % (x(k), HEIGHT - BOTTOM + 18, STYLE, k))
    parts.append("<text x='%.1f' y='%d' text-anchor='middle' %s>%s</text>" % (
        x0 + (LEFT + WIDTH) / 2, HEIGHT - 8, STYLE, xlabel))
    for who, points in curves.items():
        line = " ".join("%.1f,%.1f" % (x(k), y(us)) for k, us in points)
        parts.append("<polyline points='%s' fill='none' stroke='%s' stroke-width='2.5'/>" % (line, COLOURS[who]))
        parts += ["<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s'/>" % (x(k), y(us), COLOURS[who]) for k, us in points]
    return parts


def legend(y):
    parts, x = [], LEFT
    for who, name in NAMES.items():
        parts.append("<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='%s' stroke-width='2.5'/>" % (x, x + 24, y, y, COLOURS[who]))
        parts.append("<text x='%d' y='%d' %s>%s</text>" % (x + 30, y + 4, STYLE, name))
        x += 60 + 7 * len(name)
    return parts


def scaling(found):
    ours, upstream = found["ours"], found["upstream"]
    switch = {"limit": series(ours, "limit_switch_"), "ours": series(ours, "switch_"), "upstream": series(upstream, "switch_")}
    expire = {who: series(found[who], "timer_expire_") for who in ("ours", "upstream")}
    size = (2 * WIDTH, HEIGHT + 26)
    parts = ["<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'>" % (size + size),
             "<rect width='100%' height='100%' fill='white'/>"]
    parts += panel(0, "One switch, RP2040 at 125 MHz", "tasks", switch)
    parts += panel(WIDTH, "One sleeper wakes and ends", "sleepers", expire)
    parts += legend(HEIGHT + 10)
    return "\n".join(parts + ["</svg>"]) + "\n"
