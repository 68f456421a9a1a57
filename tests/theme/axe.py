"""axe-core, with every rule on: one way to ask a page for its faults."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
# Every rule that is not deprecated: A, AA, AAA, best practice and experimental.
RUN_AXE = """async () => {
  const rules = {}
  for (const rule of axe.getRules()) if (!rule.tags.includes('deprecated')) rules[rule.ruleId] = {enabled: true}
  const found = await axe.run(document, {rules, resultTypes: ['violations']})
  return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | '))
}"""
