/** Slack: messages, threads, shortcuts, forms and slash commands. */
@NullMarked
package io.signalbox.agent.mapping.rules.slack;

import org.jspecify.annotations.NullMarked;
