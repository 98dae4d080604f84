"""Addresses below `/compte/etablissements/`."""

from django.urls import path

from . import entry_views, invitation_views, views

urlpatterns = [
    path("", entry_views.my_establishments, name="my_establishments"),
    path("ajouter/", entry_views.find_establishment, name="find_establishment"),
    path("ajouter/suggestions/", entry_views.suggest_establishments, name="suggest_establishments"),
    path("ajouter/<str:finess>/", entry_views.add_establishment, name="add_establishment"),
    path("invitation/<str:token>/", invitation_views.accept_invitation, name="accept_invitation"),
    path("invitations/<int:pk>/accepter/", invitation_views.accept_from_space, name="accept_from_space"),
    path("invitations/<int:pk>/retirer/", views.withdraw_invitation, name="withdraw_invitation"),
    path("membres/<int:pk>/confirmer/", views.confirm_member, name="confirm_member"),
    path("membres/<int:pk>/refuser/", views.turn_down_member, name="turn_down_member"),
    path("membres/<int:pk>/role/", views.change_role, name="change_member_role"),
    path("membres/<int:pk>/retirer/", views.remove_member, name="remove_member"),
    path("membres/<int:pk>/transmettre/", views.hand_over, name="hand_over_establishment"),
    path("<int:pk>/", views.my_establishment, name="my_establishment"),
    path("<int:pk>/inviter/", views.invite, name="invite_colleague"),
    path("<int:pk>/affichage/", views.show_as, name="show_establishment_as"),
    path("<int:pk>/quitter/", views.leave, name="leave_establishment"),
    path("<int:pk>/redemander/", views.ask_again, name="ask_verification_again"),
]
