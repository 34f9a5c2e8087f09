from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "luffy.campaigns"
    verbose_name = "营销活动"
