/** Writing Markdown: what the converters of every source's own markup share. */
@NullMarked
package io.signalbox.agent.mapping.rules.markdown;

import org.jspecify.annotations.NullMarked;
