/** Jira's wiki markup, as Markdown. */
@NullMarked
package io.signalbox.agent.mapping.rules.jira.wiki;

import org.jspecify.annotations.NullMarked;
