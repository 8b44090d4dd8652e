/** The sender's side of each webhook scheme: what Jira, Slack and the others put on a delivery. */
@NullMarked
package io.signalbox.local.signing;

import org.jspecify.annotations.NullMarked;
