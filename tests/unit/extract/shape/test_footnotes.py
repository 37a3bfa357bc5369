"""Footnotes as the web's tools write them, from the page to the document: two claims, and the two notes on them."""

from __future__ import annotations

import pytest

import converter

OPENING = (
    "<h1>The mill on the Aare</h1><p>The mill stood on the left bank for three hundred years, and of its wheels, of which there were "
    "once four, the last was taken out when the canal was filled in, long after anybody had ground there.</p>"
)
MORE = (
    "<p>What remains of it today is the lower storey, in which a baker keeps his wood, and the channel, which is dry for "
    "most of the year and runs over whenever the snow goes quickly in the mountains above the town.</p>"
)
BRIDGE = "Measured at the old bridge."
MILLER = "By the miller’s own count."

# Habit: what stands in the page. Each has two claims with a mark at the end, and the two notes BRIDGE and MILLER.
HABITS = {
    "numbers that link to paragraphs": """
        <p>The river rose twice.<a href="#fn1" id="fnref1">1</a> It carried off eleven sheep.<a href="#fn2" id="fnref2">2</a></p>{more}
        <p id="fn1">1. Measured at the old bridge. <a href="#fnref1">↩</a></p>
        <p id="fn2">2. By the miller’s own count. <a href="#fnref2">↩</a></p>""",
    "Japan": """
        <p>The river rose twice.<a href="#n1" id="r1">※1</a> It carried off eleven sheep.<a href="#n2" id="r2">※2</a></p>{more}
        <div class="notes"><p id="n1">※1　Measured at the old bridge. <a href="#r1">戻る</a></p>
        <p id="n2">※2　By the miller’s own count. <a href="#r2">戻る</a></p></div>""",
    "Pandoc": """
        <p>The river rose twice.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> It carried off eleven
        sheep.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>{more}
        <section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>
        <li id="fn1"><p>Measured at the old bridge.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
        <li id="fn2"><p>By the miller’s own count.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
        </ol></section>""",
    "Pandoc, before its section": """
        <p>The river rose twice.<a href="#fn1" class="footnoteRef" id="fnref1"><sup>1</sup></a> It carried off eleven
        sheep.<a href="#fn2" class="footnoteRef" id="fnref2"><sup>2</sup></a></p>{more}
        <div class="footnotes"><hr /><ol>
        <li id="fn1"><p>Measured at the old bridge.<a href="#fnref1">↩</a></p></li>
        <li id="fn2"><p>By the miller’s own count.<a href="#fnref2">↩</a></p></li></ol></div>""",
    "markdown-it": """
        <p>The river rose twice.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> It carried off eleven
        sheep.<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup></p>{more}
        <hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">
        <li id="fn1" class="footnote-item"><p>Measured at the old bridge. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li>
        <li id="fn2" class="footnote-item"><p>By the miller’s own count. <a href="#fnref2" class="footnote-backref">↩︎</a></p></li>
        </ol></section>""",
    "Kramdown": """
        <p>The river rose twice.<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup> It carried
        off eleven sheep.<sup id="fnref:m"><a href="#fn:m" class="footnote" rel="footnote">2</a></sup></p>{more}
        <div class="footnotes" role="doc-endnotes"><ol>
        <li id="fn:1" role="doc-endnote"><p>Measured at the old bridge.&nbsp;<a href="#fnref:1" class="reversefootnote">&#8617;</a></p></li>
        <li id="fn:m" role="doc-endnote"><p>By the miller’s own count.&nbsp;<a href="#fnref:m" class="reversefootnote">&#8617;</a></p></li>
        </ol></div>""",
    "PHP Markdown Extra": """
        <p>The river rose twice.<sup id="fnref-77-1"><a href="#fn-77-1" class="jetpack-footnote">1</a></sup> It carried off eleven
        sheep.<sup id="fnref-77-2"><a href="#fn-77-2" class="jetpack-footnote">2</a></sup></p>{more}
        <div class="footnotes"><hr /><ol>
        <li id="fn-77-1">Measured at the old bridge.&#160;<a href="#fnref-77-1">&#8617;</a></li>
        <li id="fn-77-2">By the miller’s own count.&#160;<a href="#fnref-77-2">&#8617;</a></li></ol></div>""",
    "Python-Markdown": """
        <p>The river rose twice.<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup> It carried off eleven
        sheep.<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">2</a></sup></p>{more}
        <div class="footnote"><hr /><ol>
        <li id="fn:a"><p>Measured at the old bridge.&#160;<a class="footnote-backref" href="#fnref:a"
            title="Jump back to footnote 1 in the text">&#8617;</a></p></li>
        <li id="fn:b"><p>By the miller’s own count.&#160;<a class="footnote-backref" href="#fnref:b"
            title="Jump back to footnote 2 in the text">&#8617;</a></p></li></ol></div>""",
    "remark and GitHub": """
        <p>The river rose twice.<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref
        aria-describedby="footnote-label">1</a></sup> It carried off eleven sheep.<sup><a href="#user-content-fn-2"
        id="user-content-fnref-2" data-footnote-ref aria-describedby="footnote-label">2</a></sup></p>{more}
        <section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol>
        <li id="user-content-fn-1"><p>Measured at the old bridge. <a href="#user-content-fnref-1" data-footnote-backref=""
            aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p></li>
        <li id="user-content-fn-2"><p>By the miller’s own count. <a href="#user-content-fnref-2" data-footnote-backref=""
            aria-label="Back to reference 2" class="data-footnote-backref">↩</a></p></li></ol></section>""",
    "Docusaurus": """
        <p>The river rose twice.<sup><a href="#fn-1-8f3" id="fnref-1-8f3" data-footnote-ref="true" aria-describedby="footnote-label"
        class="anchorTargetStickyNavbar_Vzrq">1</a></sup> It carried off eleven sheep.<sup><a href="#fn-2-8f3" id="fnref-2-8f3"
        data-footnote-ref="true">2</a></sup></p>{more}
        <section data-footnotes="true" class="footnotes"><h2 class="anchor sr-only" id="footnote-label">Footnotes<a href="#footnote-label"
        class="hash-link" aria-label="Direct link to Footnotes" title="Direct link to Footnotes">&#8203;</a></h2><ol>
        <li id="fn-1-8f3"><p>Measured at the old bridge. <a href="#fnref-1-8f3" data-footnote-backref="">↩</a></p></li>
        <li id="fn-2-8f3"><p>By the miller’s own count. <a href="#fnref-2-8f3" data-footnote-backref="">↩</a></p></li></ol></section>""",
    "Hugo's Goldmark": """
        <p>The river rose twice.<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> It carried off eleven
        sheep.<sup id="fnref:2"><a href="#fn:2" class="footnote-ref" role="doc-noteref">2</a></sup></p>{more}
        <div class="footnotes" role="doc-endnotes"><hr><ol>
        <li id="fn:1"><p>Measured at the old bridge.&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li>
        <li id="fn:2"><p>By the miller’s own count.&#160;<a href="#fnref:2" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li>
        </ol></div>""",
    "Word": """
        <p class="MsoNormal">The river rose twice.<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span
        class="MsoFootnoteReference"><span>[1]</span></span></a> It carried off eleven sheep.<a style="mso-footnote-id:ftn2" href="#_ftn2"
        name="_ftnref2" title=""><span class="MsoFootnoteReference">[2]</span></a></p>{more}
        <div style="mso-element:footnote-list"><br clear="all"><hr align="left" size="1" width="33%">
        <div style="mso-element:footnote" id="ftn1"><p class="MsoFootnoteText"><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1"
        title=""><span class="MsoFootnoteReference"><span>[1]</span></span></a> Measured at the old bridge.</p></div>
        <div style="mso-element:footnote" id="ftn2"><p class="MsoFootnoteText"><a style="mso-footnote-id:ftn2" href="#_ftnref2" name="_ftn2"
        title=""><span class="MsoFootnoteReference">[2]</span></a> By the miller’s own count.</p></div></div>""",
    "Word, pasted into WordPress": """
        <p>The river rose twice.<a href="#_ftn1" name="_ftnref1">[1]</a> It carried off eleven sheep.<a href="#_ftn2"
        name="_ftnref2">[2]</a></p>{more}<p>&nbsp;</p>
        <p><a href="#_ftnref1" name="_ftn1">[1]</a> Measured at the old bridge.</p>
        <p><a href="#_ftnref2" name="_ftn2">[2]</a>&nbsp;By the miller’s own count.</p>""",
    "Word's endnotes": """
        <p>The river rose twice.<a href="#_edn1" id="_ednref1"><sup>[i]</sup></a> It carried off eleven sheep.<a href="#_edn2"
        id="_ednref2"><sup>[ii]</sup></a></p>{more}<hr class="wp-block-separator">
        <p><a href="#_ednref1" id="_edn1"><sup>[i]</sup></a> Measured at the old bridge.</p>
        <p><a href="#_ednref2" id="_edn2"><sup>[ii]</sup></a> By the miller’s own count.</p>""",
    "Google Docs, as exported": """
        <p class="c1"><span class="c0">The river rose twice.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span class="c0"> It
        carried off eleven sheep.</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p>{more}<hr class="c5">
        <div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c3">&nbsp;Measured at the old bridge.</span></p></div>
        <div><p class="c2"><a href="#ftnt_ref2" id="ftnt2">[2]</a><span class="c3">&nbsp;By the miller’s own count.</span></p></div>""",
    "LibreOffice": """
        <p>The river rose twice.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> It carried off eleven
        sheep.<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>{more}
        <div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Measured at the old bridge.</p></div>
        <div id="sdfootnote2"><p><a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a> By the miller’s own count.</p></div>""",
    "WordPress's own block": """
        <p>The river rose twice.<sup data-fn="9c2c-41" class="fn"><a href="#9c2c-41" id="9c2c-41-link">1</a></sup> It carried off eleven
        sheep.<sup data-fn="77aa-02" class="fn"><a href="#77aa-02" id="77aa-02-link">2</a></sup></p>{more}
        <ol class="wp-block-footnotes"><li id="9c2c-41">Measured at the old bridge. <a href="#9c2c-41-link" aria-label="Jump to footnote
        reference 1"><img src="https://s.w.org/images/core/emoji/72x72/21a9.png" alt="↩" class="wp-smiley">︎</a></li>
        <li id="77aa-02">By the miller’s own count. <a href="#77aa-02-link" aria-label="Jump to footnote reference 2">↩︎</a></li></ol>""",
    "Easy Footnotes": """
        <p>The river rose twice.<span id="easy-footnote-1-88" class="easy-footnote-margin-adjust"></span><span class="easy-footnote"><a
        href="#easy-footnote-bottom-1-88" title="Measured at the old bridge."><sup>1</sup></a></span> It carried off eleven sheep.<span
        id="easy-footnote-2-88" class="easy-footnote-margin-adjust"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-2-88"
        title="By the miller’s own count."><sup>2</sup></a></span></p>{more}
        <div class="easy-footnote-title"><h4>Notes</h4></div><ol class="easy-footnotes-wrapper">
        <li class="easy-footnote-single"><span id="easy-footnote-bottom-1-88" class="easy-footnote-margin-adjust"></span>Measured at the old
        bridge.<a class="easy-footnote-to-top" href="#easy-footnote-1-88"></a></li>
        <li class="easy-footnote-single"><span id="easy-footnote-bottom-2-88" class="easy-footnote-margin-adjust"></span>By the miller’s own
        count.<a class="easy-footnote-to-top" href="#easy-footnote-2-88"></a></li></ol>""",
    "Modern Footnotes": """
        <p>The river rose twice.<sup class="modern-footnotes-footnote" data-mfn="1" data-mfn-post-scope="00"><a href="javascript:void(0)"
        role="button" aria-describedby="mfn-content-00-1">1</a></sup><span id="mfn-content-00-1" role="tooltip"
        class="modern-footnotes-footnote__note" tabindex="0" data-mfn="1">Measured at the old bridge.</span> It carried off eleven sheep.<sup
        class="modern-footnotes-footnote" data-mfn="2" data-mfn-post-scope="00"><a href="javascript:void(0)" role="button"
        aria-describedby="mfn-content-00-2">2</a></sup><span id="mfn-content-00-2" role="tooltip" class="modern-footnotes-footnote__note"
        tabindex="0" data-mfn="2">By the miller’s own count.</span></p>{more}""",
    "Footnotes by MCI": """
        <p>The river rose twice.<span class="footnote_referrer"><a role="button" tabindex="0"><sup id="footnote_plugin_tooltip_5_1_1"
        class="footnote_plugin_tooltip_text">1</sup></a><span id="footnote_plugin_tooltip_text_5_1_1" class="footnote_tooltip">Measured at the
        old bridge.</span></span> It carried off eleven sheep.<span class="footnote_referrer"><a role="button" tabindex="0"><sup
        id="footnote_plugin_tooltip_5_1_2" class="footnote_plugin_tooltip_text">2</sup></a><span id="footnote_plugin_tooltip_text_5_1_2"
        class="footnote_tooltip">By the miller’s own count.</span></span></p>{more}
        <div class="speaker-mute footnotes_reference_container"><div class="footnote_container_prepare"><p><span role="button"
        class="footnote_reference_container_label pointer">References</span></p></div>
        <div id="footnote_references_container_5_1"><table class="footnotes_table footnote-reference-container"><tbody>
        <tr class="footnotes_plugin_reference_row"><th scope="row" id="footnote_plugin_reference_5_1_1" class="footnote_plugin_index pointer"
        ><a role="button" class="footnote_backlink"><span class="footnote_index_arrow">↑</span>1</a></th><td
        class="footnote_plugin_text">Measured at the old bridge.</td></tr>
        <tr class="footnotes_plugin_reference_row"><th scope="row" id="footnote_plugin_reference_5_1_2" class="footnote_plugin_index pointer"
        ><a role="button" class="footnote_backlink"><span class="footnote_index_arrow">↑</span>2</a></th><td
        class="footnote_plugin_text">By the miller’s own count.</td></tr></tbody></table></div></div>""",
    "Substack": """
        <p>The river rose twice.<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1-55" href="#footnote-1-55" target="_self"
        rel="" class="footnote-anchor">1</a> It carried off eleven sheep.<a data-component-name="FootnoteAnchorToDOM"
        id="footnote-anchor-2-55" href="#footnote-2-55" target="_self" class="footnote-anchor">2</a></p>{more}
        <div data-component-name="FootnoteToDOM" class="footnote"><a id="footnote-1-55" href="#footnote-anchor-1-55" contenteditable="false"
        class="footnote-number" target="_self">1</a><div class="footnote-content"><p>Measured at the old bridge.</p></div></div>
        <div data-component-name="FootnoteToDOM" class="footnote"><a id="footnote-2-55" href="#footnote-anchor-2-55" contenteditable="false"
        class="footnote-number" target="_self">2</a><div class="footnote-content"><p>By the miller’s own count.</p><p></p></div></div>""",
    "MediaWiki": """
        <p>The river rose twice.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">&#91;</span>1<span
        class="cite-bracket">&#93;</span></a></sup> It carried off eleven sheep.<sup id="cite_ref-Miller_2-0" class="reference"><a
        href="#cite_note-Miller-2"><span class="cite-bracket">[</span>2<span class="cite-bracket">]</span></a></sup></p>{more}
        <div class="mw-heading mw-heading2"><h2 id="References">References</h2><span class="mw-editsection"><span
        class="mw-editsection-bracket">[</span><a href="/w/index.php?action=edit" title="Edit section: References"><span>edit</span></a><span
        class="mw-editsection-bracket">]</span></span></div>
        <div class="mw-references-wrap"><ol class="references">
        <li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1" aria-label="Jump up">^</a></b></span> <span
        class="reference-text">Measured at the old bridge.</span></li>
        <li id="cite_note-Miller-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-Miller_2-0"><sup><i><b>a</b></i></sup></a></span> <span
        class="reference-text">By the miller’s own count.</span></li></ol></div>""",
    "MediaWiki, grouped": """
        <p>The river rose twice.<sup id="cite_ref-3" class="reference"><a href="#cite_note-3">[note 1]</a></sup> It carried off eleven
        sheep.<sup id="cite_ref-4" class="reference"><a href="#cite_note-4">&#91;lower-alpha 1&#93;</a></sup></p>{more}
        <h2><span class="mw-headline" id="Notes">Notes</span></h2><ol class="references">
        <li id="cite_note-3"><span class="mw-cite-backlink"><a href="#cite_ref-3">↑</a></span> <span class="reference-text">Measured at the
        old bridge.</span></li></ol>
        <ol class="references"><li id="cite_note-4"><span class="mw-cite-backlink"><a href="#cite_ref-4">↑</a></span> <span
        class="reference-text">By the miller’s own count.</span></li></ol>""",
    "Docutils": """
        <p>The river rose twice.<a class="footnote-reference brackets" href="#id3" id="id1">1</a> It carried off eleven sheep.<a
        class="footnote-reference brackets" href="#id4" id="id2">2</a></p>{more}
        <dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt>
        <dd><p>Measured at the old bridge.</p></dd>
        <dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id2">2</a></span></dt>
        <dd><p>By the miller’s own count.</p></dd></dl>""",
    "Sphinx": """
        <p>The river rose twice.<a class="footnote-reference brackets" href="#f1" id="id1" role="doc-noteref"><span
        class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> It carried off eleven sheep.<a class="footnote-reference brackets"
        href="#f2" id="id2" role="doc-noteref"><span class="fn-bracket">[</span>2<span class="fn-bracket">]</span></a></p>{more}
        <p class="rubric">Footnotes</p>
        <aside class="footnote-list brackets"><aside class="footnote brackets" id="f1" role="doc-footnote"><span class="label"><span
        class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>Measured at the old
        bridge.</p></aside>
        <aside class="footnote brackets" id="f2" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a
        role="doc-backlink" href="#id2">2</a><span class="fn-bracket">]</span></span><p>By the miller’s own count.</p></aside></aside>""",
    "Docutils, as a table": """
        <p>The river rose twice.<a class="footnote-reference" href="#id3" id="id1">[1]</a> It carried off eleven sheep.<a
        class="footnote-reference" href="#id4" id="id2">[2]</a></p>{more}
        <table class="docutils footnote" frame="void" id="id3" rules="none"><colgroup><col class="label"><col></colgroup><tbody><tr><td
        class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>Measured at the old bridge.</td></tr></tbody></table>
        <table class="docutils footnote" frame="void" id="id4" rules="none"><colgroup><col class="label"><col></colgroup><tbody><tr><td
        class="label"><a class="fn-backref" href="#id2">[2]</a></td><td>By the miller’s own count.</td></tr></tbody></table>""",
    "Asciidoctor": """
        <p>The river rose twice.<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1" title="View
        footnote.">1</a>]</sup> It carried off eleven sheep.<sup class="footnote">[<a id="_footnoteref_2" class="footnote"
        href="#_footnotedef_2" title="View footnote.">2</a>]</sup></p>{more}
        <div id="footnotes"><hr><div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. Measured at the old bridge.</div>
        <div class="footnote" id="_footnotedef_2"><a href="#_footnoteref_2">2</a>. By the miller’s own count.</div></div>""",
    "Org mode": """
        <p>The river rose twice.<sup><a id="fnr.1" class="footref" href="#fn.1" role="doc-backlink">1</a></sup> It carried off eleven
        sheep.<sup><a id="fnr.2" class="footref" href="#fn.2" role="doc-backlink">2</a></sup></p>{more}
        <div id="footnotes"><h2 class="footnotes">Footnotes: </h2><div id="text-footnotes">
        <div class="footdef"><sup><a id="fn.1" class="footnum" href="#fnr.1" role="doc-backlink">1</a></sup> <div class="footpara"
        role="doc-footnote"><p class="footpara">Measured at the old bridge.</p></div></div>
        <div class="footdef"><sup><a id="fn.2" class="footnum" href="#fnr.2" role="doc-backlink">2</a></sup> <div class="footpara"
        role="doc-footnote"><p class="footpara">By the miller’s own count.</p></div></div></div></div>""",
    "LaTeXML": """
        <p class="ltx_p">The river rose twice.<span id="footnote1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span
        class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>
        Measured at the old bridge.</span></span></span> It carried off eleven sheep.<span id="footnote2" class="ltx_note
        ltx_role_footnote"><sup class="ltx_note_mark">2</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup
        class="ltx_note_mark">2</sup><span class="ltx_tag ltx_tag_note">2</span>By the miller’s own count.</span></span></span></p>{more}""",
    "Tufte's style sheet": """
        <p>The river rose twice.<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1"
        class="margin-toggle"><span class="sidenote">Measured at the old bridge.</span> It carried off eleven sheep.<label for="mn-2"
        class="margin-toggle">&#8853;</label><input type="checkbox" id="mn-2" class="margin-toggle"/><span class="marginnote">By the miller’s
        own count.</span></p>{more}""",
    "Gwern": """
        <p>The river rose twice.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> It carried off eleven
        sheep.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>{more}
        <section class="footnotes" role="doc-endnotes" id="footnotes"><hr><h1><a href="#footnotes">Footnotes</a></h1><ol>
        <li id="fn1" class="footnote"><a class="footnote-self-link" href="#fn1" title="Link to footnote 1">&nbsp;</a><p>Measured at the old
        bridge.<a href="#fnref1" class="footnote-back" role="doc-backlink"><svg></svg></a></p></li>
        <li id="fn2" class="footnote"><a class="footnote-self-link" href="#fn2" title="Link to footnote 2">&nbsp;</a><p>By the miller’s own
        count.<a href="#fnref2" class="footnote-back" role="doc-backlink"><svg></svg></a></p></li></ol></section>""",
    "LessWrong": """
        <p>The river rose twice.<span class="footnote-reference" data-footnote-reference="" data-footnote-index="1" data-footnote-id="qz7"
        role="doc-noteref" id="fnrefqz7"><sup><a href="#fnqz7">[1]</a></sup></span> It carried off eleven sheep.<span
        class="footnote-reference" data-footnote-id="k2m" role="doc-noteref" id="fnrefk2m"><sup><a href="#fnk2m">[2]</a></sup></span></p>{more}
        <ol class="footnote-section footnotes" data-footnote-section="" role="doc-endnotes"><li class="footnote-item" data-footnote-item=""
        data-footnote-index="1" data-footnote-id="qz7" role="doc-endnote" id="fnqz7"><span class="footnote-back-link"
        data-footnote-back-link="" data-footnote-id="qz7"><sup><strong><a href="#fnrefqz7">^</a></strong></sup></span><div
        class="footnote-content" data-footnote-content=""><p>Measured at the old bridge.</p></div></li>
        <li class="footnote-item" data-footnote-item="" data-footnote-id="k2m" role="doc-endnote" id="fnk2m"><span
        class="footnote-back-link"><sup><strong><a href="#fnrefk2m">^</a></strong></sup></span><div class="footnote-content"><p>By the miller’s
        own count.</p></div></li></ol>""",
    "Quarto's margin": """
        <p>The river rose twice.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> It carried off eleven
        sheep.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p><div class="no-row-height column-margin
        column-container"><div id="fn1"><p><sup>1</sup>&nbsp;Measured at the old bridge.</p></div><div id="fn2"><p><sup>2</sup>&nbsp;By the
        miller’s own count.</p></div></div>{more}""",
    "PubMed Central": """
        <p id="p5">The river rose twice.<sup><a href="#fn1" class="fn" rid="fn1">1</a></sup> It carried off eleven sheep.<sup><a href="#fn2"
        class="fn" rid="fn2">2</a></sup></p>{more}
        <section id="fn-group1" class="fn-group"><h2 class="pmc_sec_title">Footnotes</h2><div class="fn-group p">
        <div class="fn p" id="fn1"><sup>1</sup><p class="fn-p">Measured at the old bridge.</p></div>
        <div class="fn p" id="fn2"><sup>2</sup><p class="fn-p">By the miller’s own count.</p></div></div></section>""",
    "hover cards with titles": """
        <p>The river rose twice.<sup class="footnote" title="Measured at the old bridge.">1</sup> It carried off eleven sheep.<sup
        class="footnote" title="By the miller’s own count.">2</sup></p>{more}""",
    "hover cards with attributes": """
        <p>The river rose twice.<button class="footnote-button" data-footnote-content="Measured at the old bridge.">1</button> It carried off
        eleven sheep.<a class="footnote" href="#" data-footnote="By the miller’s own count."><sup>2</sup></a></p>{more}""",
    "hidden notes": """
        <p>The river rose twice.<button popovertarget="note-1">1</button> It carried off eleven sheep.<button
        popovertarget="note-2">2</button></p>{more}
        <aside id="note-1" popover class="footnote" hidden><p>Measured at the old bridge.</p></aside>
        <aside id="note-2" popover class="footnote" hidden><p>By the miller’s own count.</p></aside>""",
    "Bigfoot": """
        <p>The river rose twice.<sup id="fnref:1"><a href="#fn:1" rel="footnote" class="footnote-processed" style="display:none">1</a></sup
        ><div class="bigfoot-footnote__container"><button class="bigfoot-footnote__button" id="fnref:1"
        data-footnote-number="1" data-bigfoot-footnote="&lt;p&gt;Measured at the old bridge.&lt;/p&gt;">&nbsp;</button></div></p>
        <p>It carried off eleven sheep.<sup id="fnref:2"><a href="#fn:2" rel="footnote">2</a></sup></p>{more}
        <div class="footnotes footnote-processed" style="display:none"><ol>
        <li class="footnote-processed" id="fn:1"><p>Measured at the old bridge. <a href="#fnref:1" rev="footnote">↩</a></p></li>
        <li id="fn:2"><p>By the miller’s own count. <a href="#fnref:2" rev="footnote">↩</a></p></li></ol></div>""",
    "named anchors with bare numbers": """
        <p>The river rose twice.[<a name="f1n"></a><a href="#f1">1</a>] It carried off eleven sheep.[<a name="f2n"></a><a
        href="#f2">2</a>]</p>{more}<p><b>Notes</b></p>
        <p>[<a name="f1"></a><a href="#f1n">1</a>] Measured at the old bridge.</p>
        <p>[<a name="f2"></a><a href="#f2n">2</a>] By the miller’s own count.</p>""",
    "named anchors with breaks between": """
        <p>The river rose twice.<sup><a href="#n1">1</a></sup> It carried off eleven sheep.<sup><a href="#n2">2</a></sup></p>{more}<hr>
        <p><a name="n1"></a>1. Measured at the old bridge.<br><br><a name="n2"></a>2. By the miller’s own count.</p>""",
    "raised numbers, and a list below a heading": """
        <p>The river rose twice.<sup>1</sup> It carried off eleven sheep.<sup>2</sup></p>{more}<h3>Notes</h3>
        <ol><li>Measured at the old bridge.</li><li>By the miller’s own count.</li></ol>""",
    "raised numbers in brackets, and a list after a rule": """
        <p>The river rose twice.<sup>[1]</sup> It carried off eleven sheep.<sup>[2]</sup></p>{more}<hr>
        <ol><li>Measured at the old bridge.</li><li>By the miller’s own count.</li></ol>""",
    "raised numbers, and paragraphs with raised numbers": """
        <p>The river rose twice.<sup>1</sup> It carried off eleven sheep.<sup>2</sup></p>{more}
        <p><sup>1</sup> Measured at the old bridge.</p><p><sup>2</sup>By the miller’s own count.</p>""",
    "raised numbers, and paragraphs with numbers below a heading": """
        <p>The river rose twice.<sup>1</sup> It carried off eleven sheep.<sup>2</sup></p>{more}<h2>Footnotes:</h2>
        <p>1. Measured at the old bridge.</p><p>2. By the miller’s own count.</p>""",
    "raised numbers, and bold numbers after a rule": """
        <p>The river rose twice.<sup>1</sup> It carried off eleven sheep.<sup>2</sup></p>{more}<hr>
        <p><strong>1.</strong> Measured at the old bridge.</p><p><strong>2.</strong> By the miller’s own count.</p>""",
    "raised numbers, and bold ones that go on": """
        <p>The river rose twice.<sup>1</sup> It carried off eleven sheep.<sup>2</sup></p>{more}
        <p><b><sup>1</sup></b> Measured at the old bridge.</p><p><b><sup>2</sup> </b>By the miller’s own count.</p>""",
    "raised numbers, each note below its paragraph": """
        <p>The river rose twice.<sup>1</sup></p><p class="footnote"><sup>1</sup>Measured at the old bridge.</p><p>It carried off eleven
        sheep.<sup>2</sup></p><p class="footnote"><sup>2</sup> By the miller’s own count.</p>{more}""",
    "numbers in brackets, and paragraphs with them after a rule": """
        <p>The river rose twice.[1] It carried off eleven sheep.[2]</p>{more}<hr>
        <p>[1] Measured at the old bridge.</p><p>[2] By the miller’s own count.</p>""",
    "numbers in brackets, and lines with them below a heading": """
        <p>The river rose twice [1]. It carried off eleven sheep [2].</p>{more}<p><strong>Notes</strong></p>
        <p>[1] Measured at the old bridge.<br>[2] By the miller’s own count.</p>""",
    "signs": """
        <p>The river rose twice.* It carried off eleven sheep.<sup>†</sup></p>{more}<hr>
        <p>* Measured at the old bridge.</p><p><sup>†</sup> By the miller’s own count.</p>""",
    "an anchor within the paragraph, behind its number": """
        <p>The river rose twice.<a class="x" href="#m1note1">1</a> It carried off eleven sheep.<a class="x" href="#m1note2">2</a></p>{more}
        <div class="note"><p class="notetitle">Notes</p><p><span id="m1note1"></span>1. Measured at the old bridge.</p>
        <p><span id="m1note2"></span>2. By the miller’s own count.</p></div>""",
    "an anchor in the paragraph before": """
        <p>The river rose twice.<a href="#m1note1">1</a> It carried off eleven sheep.<a href="#m1note2">2</a></p>{more}
        <h4>Notes</h4><p><a id="m1note1"></a></p><p>1. Measured at the old bridge.</p><p><a id="m1note2"></a></p>
        <p>2. By the miller’s own count.</p>""",
    "links to notes with the page's whole address": """
        <p>The river rose twice.<a href="https://example.org/2024/mill#footnote-1"><sup>1</sup></a> It carried off eleven sheep.<a
        href="/2024/mill#footnote-2"><sup>2</sup></a></p>{more}
        <p id="footnote-1">1 Measured at the old bridge. <a href="https://example.org/2024/mill#ref-1">Return</a></p>
        <p id="footnote-2">2 By the miller’s own count. <a href="/2024/mill#ref-2">Return</a></p>""",
    "scholarly references": """
        <p>The river rose twice [<a href="#bib.bib1" class="bibref">1</a>]. It carried off eleven sheep [<a href="#bib.bib2"
        class="bibref">2</a>].</p>{more}<section class="bibliography"><h2>References</h2><ol class="references">
        <li id="bib.bib1">Measured at the old bridge.</li><li id="bib.bib2">By the miller’s own count.</li></ol></section>""",
    "the section in the middle": """
        <p>The river rose twice.<sup><a href="#a1" id="r1">1</a></sup> It carried off eleven sheep.<sup><a href="#a2" id="r2">2</a></sup></p>
        <h2>Footnotes</h2><ol><li id="a1">Measured at the old bridge. <a href="#r1">^</a></li><li id="a2">By the miller’s own count. <a
        href="#r2">^</a></li></ol><h2>Today</h2>{more}""",
    "MDX components": """
        <p>The river rose twice.<span class="footnote"><input type="checkbox" id="f1"><label for="f1">1</label><small role="note">Measured at
        the old bridge.</small></span> It carried off eleven sheep.<span class="footnote"><input type="checkbox" id="f2"><label
        for="f2">2</label><small role="note">By the miller’s own count.</small></span></p>{more}""",
    "definitions in templates": """
        <p>The river rose twice.<a class="fn-trigger" href="#tpl-1" data-footnote="tpl-1"><sup>1</sup></a> It carried off eleven sheep.<a
        class="fn-trigger" href="#tpl-2" data-footnote="tpl-2"><sup>2</sup></a></p>{more}
        <div id="tpl-1" class="footnote-content" style="display:none">Measured at the old bridge.</div>
        <div id="tpl-2" class="footnote-content" style="display:none">By the miller’s own count.</div>""",
    "dl lists": """
        <p>The river rose twice.<sup><a href="#d1">1</a></sup> It carried off eleven sheep.<sup><a href="#d2">2</a></sup></p>{more}
        <h3>Endnotes</h3><dl><dt id="d1">1</dt><dd>Measured at the old bridge.</dd><dt id="d2">2</dt><dd>By the miller’s own count.</dd></dl>""",
    "a table of notes": """
        <p>The river rose twice.<sup><a href="#t1">1</a></sup> It carried off eleven sheep.<sup><a href="#t2">2</a></sup></p>{more}
        <h3>Notes</h3><table><tr id="t1"><td>1</td><td>Measured at the old bridge.</td></tr><tr id="t2"><td>2</td><td>By the miller’s own
        count.</td></tr></table>""",
}


def page(body: str) -> str:
    article = body.replace("{more}", MORE + MORE.replace("baker", "cooper"))
    return f"<!doctype html><title>The mill on the Aare</title><body><main><article>{OPENING}{article}</article></main>"


def markdown_of(body: str) -> str:
    document = converter.read_html(page(body), url="https://example.org/2024/mill")
    return converter.render(document, "markdown").decode().split("\n---\n", 1)[1]


@pytest.mark.parametrize("habit", HABITS)
def test_notes_of_a_habit_are_called_and_written_once(habit: str) -> None:
    written = markdown_of(HABITS[habit])
    together = " ".join(written.split())

    called = together.replace(" [^", "[^").replace("[^1].", ".[^1]").replace("[^2].", ".[^2]")
    assert "rose twice.[^1]" in called
    assert "eleven sheep.[^2]" in called
    assert written.rstrip().endswith(f"[^1]: {BRIDGE}\n\n[^2]: {MILLER}")
    assert together.count(BRIDGE) == together.count(MILLER) == 1
    for leftover in ("Notes", "notes", "References", "↩", "↑", "^ ", "edit", "<span", "<sup"):
        assert leftover not in together


@pytest.mark.parametrize("habit", HABITS)
def test_nothing_of_the_text_goes_with_the_notes(habit: str) -> None:
    written = " ".join(markdown_of(HABITS[habit]).split())

    assert "in which a baker keeps his wood" in written
    assert "in which a cooper keeps his wood" in written


def test_a_note_keeps_its_paragraphs_lists_and_code() -> None:
    written = markdown_of("""
        <p>The river rose twice.<sup><a href="#fn1" id="r1">1</a></sup> It carried off eleven sheep.<sup><a href="#fn2" id="r2">2</a></sup></p>
        {more}<div class="footnotes"><ol><li id="fn1"><p>Measured:</p><ul><li>at the bridge</li><li>at the weir</li></ul><pre>h = 3.2
        m</pre><p>Twice. <a href="#r1">↩</a></p></li><li id="fn2"><p>By the miller.</p><p>And his wife.</p><p><a href="#r2">↩</a></p></li></ol></div>""")

    assert "[^1]: Measured:\n\n    - at the bridge\n    - at the weir\n\n    ```\n" in written
    assert "\n    Twice.\n" in written
    assert written.rstrip().endswith("[^2]: By the miller.\n\n    And his wife.")


def test_a_note_that_is_called_three_times_is_written_once_without_its_letters() -> None:
    written = markdown_of("""
        <p>The river rose twice.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup> It fell.<sup
        id="cite_ref-a_1-1" class="reference"><a href="#cite_note-a-1">[1]</a></sup> It rose.<sup id="cite_ref-a_1-2" class="reference"><a
        href="#cite_note-a-1">[1]</a></sup></p>{more}<ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a
        href="#cite_ref-a_1-0"><sup>a</sup></a> <a href="#cite_ref-a_1-1"><sup>b</sup></a> <a href="#cite_ref-a_1-2"><sup>c</sup></a></span>
        <span class="reference-text">Measured at the old bridge.</span></li></ol>""")

    assert "rose twice.[^1] It fell.[^1] It rose.[^1]" in written
    assert written.count(f"[^1]: {BRIDGE}") == 1


def test_numbers_in_one_pair_of_brackets_are_marks_without_brackets_and_commas() -> None:
    written = markdown_of("""
        <p>The river rose twice [<a href="#b1">1</a>, <a href="#b2">2</a>] and fell.</p>{more}<h2>References</h2>
        <ul><li id="b1">Measured at the old bridge.</li><li id="b2">By the miller’s own count.</li></ul>""")

    assert "rose twice[^1][^2] and fell." in written.replace(" [^1]", "[^1]")


def test_a_list_of_books_that_nothing_calls_stays_a_list() -> None:
    written = markdown_of("""
        <p>The river rose twice.</p>{more}<h2>References</h2>
        <ol><li>Huber, The Aare and its mills.</li><li>Meier, Water rights.</li></ol>""")

    assert "## References\n\n1. Huber, The Aare and its mills.\n2. Meier, Water rights." in written


def test_a_mark_whose_note_is_missing_keeps_its_number() -> None:
    written = markdown_of("""
        <p>The river rose twice.<sup><a href="#fn1" id="r1">1</a></sup> It carried off eleven sheep.<sup><a href="#fn2">2</a></sup></p>{more}
        <ol class="footnotes"><li id="fn1">Measured at the old bridge. <a href="#r1">↩</a></li></ol>""")

    assert "rose twice.[^1] It carried off eleven sheep.<sup>2</sup>" in written


def test_a_note_that_nothing_calls_stays_where_it_is() -> None:
    written = markdown_of("""
        <p>The river rose twice.<sup><a href="#fn1" id="r1">1</a></sup></p>{more}<h2>Notes</h2>
        <ol class="footnotes"><li id="fn1">Measured at the old bridge. <a href="#r1">↩</a></li><li id="fn2">By the miller.</li></ol>""")

    assert "## Notes" in written
    assert "By the miller." in written


def test_powers_and_ordinals_stay_raised() -> None:
    written = markdown_of("""
        <p>The field has 12 m<sup>2</sup> and was mown on the 1<sup>st</sup>. The river rose twice.<sup>1</sup> It carried off
        eleven sheep.<sup>2</sup></p>{more}<hr><p><sup>1</sup> Measured at the old bridge.</p><p><sup>2</sup> By the miller’s own count.</p>""")

    assert "12 m<sup>2</sup> and was mown on the 1<sup>st</sup>" in written
    assert "eleven sheep.[^2]" in written


def test_latex_footnote_marks_call_the_note_of_their_number() -> None:
    mark = '<span class="ltx_note ltx_role_footnotemark"><sup class="ltx_note_mark">{0}</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">{0}</sup><span class="ltx_note_type">footnotemark: </span><span class="ltx_tag ltx_tag_note">{0}</span></span></span></span>'
    text = '<span class="ltx_note ltx_role_footnotetext"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_note_type">footnotetext: </span>Both did the same work.</span></span></span>'
    written = markdown_of(
        f"<p>A. Huber{mark.format(1)}, B. Meier{mark.format(1)}, C. Roth{mark.format(2)}</p><p>{text}</p>{{more}}"
    )

    assert "A. Huber[^1], B. Meier[^1], C. Roth<sup>2</sup>" in written
    assert written.rstrip().endswith("[^1]: Both did the same work.")


def test_the_heading_of_notes_goes_and_those_around_it_stay() -> None:
    written = markdown_of("""
        <h2>Floods</h2><p>The river rose twice.<sup><a href="#fn1" id="r1">1</a></sup></p>{more}
        <h2>Sources and remarks</h2><div><p id="fn1">1. Measured at the old bridge. <a href="#r1">↩</a></p></div>
        <h2>About the author</h2><p>She was born beside the mill, and has written of it since she was ten years old, mostly in verse.</p>""")

    assert "## Floods" in written
    assert "Sources and remarks" not in written


def test_marks_in_lists_table_headers_and_captions_call_their_notes() -> None:
    marks = [f'<sup><a href="#fn{number}" id="r{number}">{number}</a></sup>' for number in range(1, 5)]
    notes = "".join(f'<li id="fn{number}">Note {number}. <a href="#r{number}">↩</a></li>' for number in range(1, 5))
    written = markdown_of(f"""{{more}}<ul><li>One wheel{marks[0]}</li><li>Two wheels{marks[1]}</li></ul>
        <table><tr><th>Year</th><th>Height{marks[2]}</th></tr><tr><td>1852</td><td>3.2</td></tr></table>
        <p>And more of the mill, which is a matter of a paragraph.{marks[3]}</p><ol class="footnotes">{notes}</ol>""")

    assert "- One wheel[^1]\n- Two wheels[^2]\n" in written
    assert "Height[^3]" in written
    assert written.rstrip().endswith("[^4]: Note 4.")
