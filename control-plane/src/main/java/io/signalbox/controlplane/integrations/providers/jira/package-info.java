/** Jira Cloud. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.jira;

import org.jspecify.annotations.NullMarked;
