/** Slack. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.slack;

import org.jspecify.annotations.NullMarked;
