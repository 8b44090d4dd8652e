/** Mails to people. */
@NullMarked
package io.signalbox.controlplane.platform.mail;

import org.jspecify.annotations.NullMarked;
