/** The identity provider and the mail domains of an organization. Not the sign-in through them. */
@NullMarked
package io.signalbox.controlplane.auth.sso.settings;

import org.jspecify.annotations.NullMarked;
