/** Jira: issues and their comments. */
@NullMarked
package io.signalbox.agent.mapping.rules.jira;

import org.jspecify.annotations.NullMarked;
